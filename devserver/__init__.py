"""The writers' window: the site as it stands on the disk, in a browser, within a second of each save.

`python -m devserver` (that is, `make devserver`). Nothing of it ever reaches a file of the site: what a writer sees
beside a page is put into the answer to the browser.

building     each build in a fresh process, which has loaded everything but our own code
state        what the last build came to, and a bell that wakes the pages at the next one
completions  the studies, for VS Code to complete
panel        what a page is given besides its own words: what to mend, a mark on what is not public
serving      answers a browser on this machine
desk         where texts are written in the browser, if that was asked for
"""
