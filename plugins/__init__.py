"""What Pelican does not do by itself: a behavior a file, in the order of `PLUGINS` in `pelicanconf.py`."""
