"""Ship: put the site that was proved on the branch `gh-pages` of `origin`, which GitHub Pages serves."""
