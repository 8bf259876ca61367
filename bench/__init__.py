"""How fast we are, against whom: `make bench` and `make profile`. Nobody imports this room."""
