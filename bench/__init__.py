"""How fast we are, against whom: `make bench` and `make profile`. Nobody imports this room.

corpus    made-up articles, as many as are asked for, that keep all our rules
sites     the same articles as a site of ours, and of each peer that can be had
measure   what one run costs, and when a change shows
report    RESULTS.md and chart.svg
stages    `make profile`: where the time of one build goes
peers/    the layouts of the peers, a folder each: the same kinds of pages as ours
"""
