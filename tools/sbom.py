"""Prints what the site is made with, as a software bill of materials (CycloneDX, JSON): `make sbom`.

The packages of requirements.lock and the scripts in docs/assets/vendor, each with its version; the scripts with licence
and checksum, too. The checksums of the packages stand in the lock file: there is one for each file of a release.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from macros.clock import today

PROJECT = Path(__file__).parent.parent
LOCK = PROJECT / "requirements.lock"
VENDOR = PROJECT / "docs/assets/vendor/vendor.json"


def bom() -> Bom:
    """The same for the same lock, list and day."""
    made = Bom(components=[*packages(LOCK.read_text("utf-8")), *scripts(json.loads(VENDOR.read_text("utf-8")))])
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    name = "from-coffee-to-conference"
    kind = ComponentType.APPLICATION
    made.metadata.component = Component(name=name, version=project["version"], type=kind, bom_ref=name)
    made.metadata.timestamp = datetime.fromisoformat(today()).replace(tzinfo=UTC)
    made.serial_number = uuid5(NAMESPACE_OID, hashlib.sha256(LOCK.read_bytes() + VENDOR.read_bytes()).hexdigest())
    made.register_dependency(made.metadata.component, made.components)
    return made


def packages(lock: str) -> Iterator[Component]:
    """Each line `name==version` of a lock file."""
    for name, version in re.findall(r"^([\w.-]+)==([\w.+!-]+)", lock, re.MULTILINE):
        yield library(name, version, "pypi")


def scripts(vendored: dict[str, dict[str, str]]) -> Iterator[Component]:
    for file, entry in vendored.items():
        group, _, name = entry["package"].rpartition("/")
        made = library(name, entry["version"], "npm", group or None)
        made.licenses.add(LicenseFactory().make_from_string(entry["licence"]))
        made.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=entry["sha256"]))
        made.description = f"docs/assets/vendor/{file}: {entry['why']}"
        yield made


def library(name: str, version: str, kind: str, group: str | None = None) -> Component:
    address = PackageURL(kind, group, name, version)
    return Component(name=name, group=group, version=version, purl=address, bom_ref=str(address))


if __name__ == "__main__":
    print(JsonV1Dot6(bom()).output_as_string(indent=1))
