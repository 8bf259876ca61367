"""Where the values of a YAML file stand, held in little memory: of ten thousand references, each has some thirty places."""

from array import array
from collections.abc import Iterator, Mapping

from editorial.findings import Place

Step = str | int
Steps = tuple[Step, ...]
# So many steps lead to an entry of a list: its name, and the number in it.
ENTRY = 2


def dotted(steps: Steps) -> str:
    """Steps as a message names them, counted from 1: changes.2.on."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)


class Places(Mapping[Steps, Place]):
    """The places `found`, by the steps to them. Entries have mostly the same fields: the steps inside are held once for all
    that are alike, and of each entry no more than numbers.
    """

    def __init__(self, found: Mapping[Steps, Place]):
        entries: dict[Steps, tuple[list[Steps], array[int]]] = {}
        for steps, place in found.items():
            inside, numbers = entries.setdefault(steps[:ENTRY], ([], array("I")))
            inside.append(steps[ENTRY:])
            numbers.extend(place)
        alike: dict[tuple[Steps, ...], dict[Steps, int]] = {}
        self._entries = {}
        for entry, (inside, numbers) in entries.items():
            shape = tuple(inside)
            if shape not in alike:
                alike[shape] = {steps: number for number, steps in enumerate(shape)}
            self._entries[entry] = alike[shape], numbers

    def __getitem__(self, steps: Steps) -> Place:
        inside, numbers = self._entries[steps[:ENTRY]]
        at = 2 * inside[steps[ENTRY:]]
        return Place(*numbers[at : at + 2])

    def __iter__(self) -> Iterator[Steps]:
        return ((*entry, *rest) for entry, (inside, _) in self._entries.items() for rest in inside)

    def __len__(self) -> int:
        return sum(len(inside) for inside, _ in self._entries.values())
