"""One run of the build: check everything, build aside, and take the old site's place only when all is well.

build             the run itself; pelicanconf.py names its class in PELICAN_CLASS
settings          before all: a setting that nothing reads, or of a wrong kind, is refused
output_folder     where a site is built and how it takes another's place, at once or not at all
venv              `.venv`: what the project needs is installed there, whole or anew
doctor            `make doctor`: what this machine lacks for each command, and how to get it
clean             `make clean`: take away what was built, while nothing is being built
error_sentences   what breaks a run although no text is wrong, as a sentence
"""
