"""Ship: put the site that was proved on the branch `gh-pages` of `origin`, which GitHub Pages serves.

git        how this room talks to git
site       which trees may be shipped at all
manifest   the checksums of what was built, beside the tree
seal       that the tests passed for just those bytes
source     which commit a site was built from, and which of two is older
branch     the live branch: fetched, committed to by ghp-import, verified, pushed
hold       that after a rollback no deploy goes through, until someone releases it
deploy     publish, roll back, release
preview    what a pull request would change, beside the live site
live       the live site, read back
status     what was deployed last, and whether that is live
github     what GitHub's API answers about this repository
golive     has GitHub Pages build it, and waits until it is live
ctrl_c     what it does to any program of this project
"""
