"""The text: what it is, how it is written, and what it must keep.

model      what `content/` holds, as typed records, each file read once
markup     our Markdown: one parse turns a body into a Document, and each other room asks that
rules      what a text must keep: one family a file, each rule in one place
check      every finding of every file, at once
report     the findings, as a writer or GitHub reads them
commands   what a writer types
findings   one thing to mend: file, line, column, sentence
"""
