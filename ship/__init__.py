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
send       what a writer changed, on a branch for a pull request
ready      whether a folder can be sent from
writer     in whose name
branches   to which of the writer's branches a text goes
catch_up   has the folder follow what is published
folder     trees, made and merged aside
said       what a send says
ctrl_c     what it does to any program of this project
"""
