"""One run of the build: check everything, build aside, and take the old site's place only when all is well."""
