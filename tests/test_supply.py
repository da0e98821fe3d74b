"""What the site is made with: pinned, listed, unchanged."""

import json
import re
import tomllib

from conftest import PROJECT
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from sbom import bom

LOCKS = ("requirements.lock", "requirements-test.lock")


def test_the_bill_of_materials_is_valid_and_the_same_each_time():
    first, again = (JsonV1Dot6(bom()).output_as_string() for _ in range(2))
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(first) is None
    assert first == again


def test_it_lists_every_locked_package_and_every_vendored_script():
    components = json.loads(JsonV1Dot6(bom()).output_as_string())["components"]
    listed = {(row["name"], row["version"]): row for row in components}
    locked = re.findall(r"^(\S+)==(\S+)", (PROJECT / "requirements.lock").read_text(), re.MULTILINE)
    vendored = json.loads((PROJECT / "docs/assets/vendor/vendor.json").read_text())
    scripts = {(entry["package"].split("/")[-1], entry["version"]): entry["sha256"] for entry in vendored.values()}
    assert len(locked) > 30 and listed.keys() == {*locked, *scripts}
    assert {key: listed[key]["hashes"][0]["content"] for key in scripts} == scripts


def test_every_package_is_locked_by_version_and_checksum_and_no_registry_is_named():
    for name in LOCKS:
        text = (PROJECT / name).read_text()
        entries = re.split(r"\n(?=\S)", text.strip())
        locked = re.compile(r"[\w.-]+==\S+.* \\\n( +--hash=sha256:[0-9a-f]{64}( \\)?\n?)+$")
        assert [entry for entry in entries if not locked.match(entry)] == []
        assert "://" not in text and "index" not in text


def test_every_package_of_the_project_is_in_the_lock():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    wanted = {re.match(r"[\w-]+", row)[0].lower().replace("_", "-") for row in project["dependencies"]}
    locked = set(re.findall(r"^([\w-]+)==", (PROJECT / "requirements.lock").read_text(), re.MULTILINE))
    assert wanted - locked == set()
