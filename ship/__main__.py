"""What the Makefile asks of this room: send a text, note what was built, seal what was proved, publish it, look at it."""

from ship import ctrl_c

if __name__ == "__main__":
    ctrl_c.ends_at_once()  # also while the rest is loaded

import argparse
import sys
from pathlib import Path

from ship import deploy, golive, live, manifest, preview, seal, send, status
from ship.git import ShipError

SITE, PREVIEW = Path("output"), Path("output-preview")


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Exit 0: done, 1: refused, with a sentence, 130: stopped by hand."""
    parser = argparse.ArgumentParser(prog="python -m ship", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(name: str, run, refused: str, help: str) -> argparse.ArgumentParser:
        """A command that `run` carries out; it gets what was chosen and returns what to say."""
        new = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")
        new.set_defaults(run=run, refused=refused)
        return new

    new = command(
        "manifest", lambda chosen: manifest.write(chosen.site), "Not fit to publish", "note checksums of what was built"
    )
    new.add_argument("site", type=Path, nargs="?", default=SITE, help="the tree; else output/")
    command("begin", lambda _: seal.begin(SITE), "Not tested", "note what the tests are about to prove")
    command("seal", lambda _: seal.finish(SITE), "Not sealed", "seal what the tests have proved")
    command("publish", lambda _: deploy.publish(SITE), "Not published", "push what was proved to gh-pages")
    new = command("rollback", lambda chosen: deploy.rollback(chosen.to), "Not rolled back", "put an earlier site back")
    new.add_argument("to", nargs="?", default="", metavar="COMMIT", help="of gh-pages or of the source")
    command("release", lambda _: deploy.release(), "Not released", "let deploys through again after a rollback")
    new = command("live", lambda chosen: live.look(chosen.url, SITE), "Looked", "read the live site back")
    new.add_argument("url", nargs="?", default="", help="its address; else the one that output/ was built for")
    new = command(
        "golive",
        lambda chosen: golive.wait(chosen.site, chosen.minutes),
        "Not live",
        "have GitHub Pages show what was pushed, and wait until it does",
    )
    new.add_argument("site", type=Path, nargs="?", default=SITE, help="the tree that was pushed; else output/")
    new.add_argument("--minutes", type=float, default=golive.PATIENCE, help=f"how long; else {golive.PATIENCE}")
    command("status", lambda _: status.look(), "Not known", "say what was deployed last, and whether it is live")
    new = command("preview", lambda chosen: preview.show(PREVIEW, chosen.pr), "Not shown", "show a pull request")
    new.add_argument("pr", metavar="NUMBER")
    new = command("unpreview", lambda chosen: preview.remove(chosen.pr), "Not removed", "take a preview away")
    new.add_argument("pr", metavar="NUMBER")
    new = command(
        "send",
        lambda chosen: send.send(chosen.file, chosen.name, chosen.mail, chosen.mine),
        "Not sent",
        "send what is changed in content/ to GitHub, on a branch of its own",
    )
    new.add_argument("file", nargs="?", default="", help="only this text; else all that is changed")
    new.add_argument("--name", default="", help="the writer's, where git knows none")
    new.add_argument("--mail", default="", help="the address beside it")
    new.add_argument("--mine", action="store_true", help="it takes the place of what others wrote on that branch")
    chosen = parser.parse_args(arguments)
    try:
        with ctrl_c.clears_up("Stopped. The live site is as it was, or wholly the new one."):
            sentence = chosen.run(chosen)
    except ShipError as error:
        print(f"{chosen.refused}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"{chosen.refused}: {where}{error.strerror or error}. Mend this, then do it again.", file=sys.stderr)
        return 1
    if sentence:
        ctrl_c.say(sentence)
    return 0


if __name__ == "__main__":
    sys.exit(main())
