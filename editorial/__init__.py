"""The writers' desk: reads what stands in `content/` and says what is wrong. Only `addresses`, `draft`, `importing`,
`reference`, `retractions` and `signoff` write there.

files     what may lie in the content folder: kinds, names, sizes
limit     the time that one text may take
yamlfile  YAML text, with the line of every value
findings  one thing to mend: file, line, sentence
record    what an article or a page says of itself, typed (its front matter)
data      the data files: references, glossary, people, certainty
source    a Markdown file taken apart into header and body
citation  how a citation is written
addresses where each text stands on the site, and where it stood before
lasting   what was public once, and must lead somewhere
words     how the words of the glossary are found in a text, and what is wrong with them
prose     a body taken apart into blocks and sentences
promises  words that no study can keep
claims    evidence notes, and what must stand behind a claim
addresses topics and tags, each with an address of its own
drawing   what is wrong with a picture's file
clock     what day it is
review    what a reviewer has signed, and whether it is still what readers see
mentions  words that call a page reviewed where no sign-off is on record
due       when an article must be reviewed again, and what happens when nobody does
changes   what readers are told of a change
gaps      what a draft still lacks
check     all findings of all files
reference a study fetched by its number, written into references.yaml
signoff   a review, recorded in the header of its article
agenda    all reviews by their day, as a list and as a calendar
draft     a new draft, every field explained
importing a Word file, web page or plain text, made a draft without losing a word
"""
