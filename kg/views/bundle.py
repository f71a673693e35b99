"""The page's ES modules as one inline script: no tool to install, and the sources stay readable modules.

Each module becomes a function that returns what it exports; an import reads from the function's result. That covers
the forms the sources keep to: `import { a, b } from "./name.js"` and `export` before `const`, `function`, `class`
or `async function`. Anything else is an error when the page is written, not when it is opened.
"""

import re
from functools import cache
from pathlib import Path

ASSETS = Path(__file__).resolve().parent / "assets"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def asset(name: str) -> str:
    """Return the text of one of the page's parts."""
    return (ASSETS / name).read_text(encoding="utf-8")


@cache
def script(entry: str) -> str:
    """Return ENTRY and all the modules it needs as one script, each module once and after those that it imports.

    Raises:
        ValueError: a module uses a form of import or export that is not read here, or imports itself in a circle.

    """
    done: dict[str, str] = {}
    _add(entry, done, ())
    return "\n".join(["(() => {", '"use strict";', *done.values(), "})();\n"])


def _add(name: str, done: dict[str, str], above: tuple[str, ...]) -> None:
    if name in done:
        return
    if name in above:
        raise ValueError(f"Modules import one another in a circle: {' > '.join([*above, name])}")
    text = asset(f"{name}.js")
    for match in _IMPORT.finditer(text):
        _add(match[2], done, (*above, name))
    exports = _EXPORT.findall(text)
    text = _IMPORT.sub(lambda match: f"const {{{_renamed(match[1])}}} = {_variable(match[2])};\n", text)
    text = _EXPORT.sub("", text)
    if left := _LEFT.search(text):
        raise ValueError(f"{name}.js: '{left[0]}' is a form that the page's bundle does not read.")
    done[name] = f"const {_variable(name)} = (() => {{\n{text}\nreturn {{ {', '.join(exports)} }};\n}})();"


def _renamed(names: str) -> str:
    return " ".join(names.replace(" as ", ": ").split())


def _variable(name: str) -> str:
    return "module_" + name.replace("-", "_")
