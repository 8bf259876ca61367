"""How fast, against whom. Each file is one command: `python -m bench.NAME`."""
