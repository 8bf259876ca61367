"""The desk: write in the browser. The header as a form, the text, what is to mend, and the page, side by side.

`python -m devserver --write` (that is, `make write`); without it, nothing of this is there. What is saved is the file itself.
"""
