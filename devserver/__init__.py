"""The writers' window: the site as it stands on the disk, in a browser, within a second of each save.

`python -m devserver` (that is, `make devserver`). Nothing of it ever reaches a file of the site: what a writer sees
beside a page is put into the answer to the browser.
"""
