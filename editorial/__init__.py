"""The writers' desk: reads what stands in `content/` and says what is wrong, never changing a file.

yamlfile  YAML text, with the line of every value
findings  one thing to mend: file, line, sentence
record    what an article or a page says of itself, typed (its front matter)
data      the data files: references, glossary, people
source    a Markdown file taken apart into header and body
check     all findings of all files
"""
