"""Read: our additions to Markdown. Each looks decent in a plain editor and on GitHub, too."""
