"""The desk: write in the browser. The header as a form, the text, what is to mend, and the page, side by side.

`python -m devserver --write` (that is, `make write`); without it, nothing of this is there. What is saved is the file itself.

routes     what a browser may ask, and who may ask it
key        keeps out others who have an account on the same machine
wrong      why something was not done
process    answers what takes our own code, in a process of its own, so that no build waits for it
files      the texts on the disk: listed, read, saved unless somebody else has changed them
form       the fields of a header as a form: names, helps, choices
header     changes fields of a header, and not one byte of anything else
rows       where the fields stand in a file, and how each is written
checking   what `make check` would say of a text that is not saved
commands   the commands that are buttons
uploads    pictures and PDFs that are put in
answers    all of these by name, for the process
static/    what the browser shows
"""
