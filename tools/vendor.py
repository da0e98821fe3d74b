"""Brings the libraries of the form anew from the package registry into docs/assets/vendor. For maintainers; needs Node.

    python tools/vendor.py            every library at the version that vendor.json names
    python tools/vendor.py yaml.js 2.9.1    one of them at another version

Nothing else needs Node: the files it makes are kept, with their checksums in vendor.json.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "docs/assets/vendor"
LIST = FOLDER / "vendor.json"
MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""
"""For a package that declares this licence and ships no file with its text."""


def main(name: str = "", version: str = "") -> None:
    """Makes every file of the list, or one of them, and writes the list with the new checksums."""
    libraries = json.loads(LIST.read_text("utf-8"))
    for file in [name] if name else libraries:
        entry = libraries[file]
        entry["version"] = version or entry["version"]
        text = made(entry)
        (FOLDER / file).write_text(text, "utf-8")
        entry["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    LIST.write_text(json.dumps(libraries, indent=1) + "\n", "utf-8")


def made(entry: dict) -> str:
    """One module with what the form uses of a package, under its licence. Raises CalledProcessError if a tool fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "package.json").write_text("{}")
        install = [f"{entry['package']}@{entry['version']}", f"esbuild@{entry['esbuild']}"]
        subprocess.run(["npm", "install", "--silent", *install], cwd=folder, check=True)
        (folder / "in.js").write_text(f'export {{ {", ".join(entry["uses"])} }} from "{entry["package"]}";\n')
        bundle = ["npx", "esbuild", "in.js", "--bundle", "--minify", "--format=esm", "--platform=browser", "--target=es2020"]
        code = subprocess.run(bundle, cwd=folder, check=True, capture_output=True, text=True).stdout
        return f"/*! {entry['package']} {entry['version']}\n\n{licence(folder, entry)}*/\n{code}"


def licence(folder: Path, entry: dict) -> str:
    package = folder / "node_modules" / entry["package"]
    shipped = next(package.glob("LICEN[SC]E*"), None)
    author = json.loads((package / "package.json").read_text("utf-8"))["author"]
    return shipped.read_text("utf-8") if shipped else f"Copyright (c) {author}\n\n{MIT}"


if __name__ == "__main__":
    main(*sys.argv[1:])
