"""What the last build came to, and a bell that wakes the pages at the next one."""

import threading
import time
from dataclasses import dataclass, field, replace

from devserver.building import BuildOutcome, BuiltText, Remark


@dataclass(frozen=True)
class State:
    """What a page can be told. `site` names the last good site ("" before there is one), which `texts` describe."""

    site: str = ""
    broken: bool = False
    printed: str = ""
    remarks: list[Remark] = field(default_factory=list)
    texts: dict[str, BuiltText] = field(default_factory=dict)

    def source_of(self, file: str) -> str:
        """The source of a file in the output, such as "content/pages/about.md"; empty when it has none."""
        return next((source for source, text in self.texts.items() if text.file == file), "")

    def address_of(self, source: str) -> str | None:
        """Where the page of a source stands; None where there is none."""
        text = self.texts.get(source)
        return f"/{text.file}" if text else None


class Latest:
    """Holds the newest State; any number of threads may wait for the next one."""

    def __init__(self):
        self.state = State()
        self._bell = threading.Condition()

    def put(self, outcome: BuildOutcome) -> None:
        """Take in what a build came to, and wake those who wait. A build that was refused leaves site and texts."""
        if outcome.of:  # one page, before the rest follows
            others = [remark for remark in self.state.remarks if remark.path != outcome.of]
            remarks, texts = [*outcome.remarks, *others], self.state.texts | outcome.texts
            state = replace(self.state, remarks=remarks, texts=texts)
        elif outcome.built:
            state = State(str(time.time_ns()), False, outcome.printed, outcome.remarks, outcome.texts)
        else:
            state = State(self.state.site, True, outcome.printed, outcome.remarks, self.state.texts)
        with self._bell:
            self.state = state
            self._bell.notify_all()

    def after(self, seen: State | None, timeout: float) -> State:
        """The state as soon as it is another than `seen`, or as it is after `timeout` seconds."""
        with self._bell:
            self._bell.wait_for(lambda: self.state is not seen, timeout)
            return self.state
