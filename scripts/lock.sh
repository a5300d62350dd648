#!/usr/bin/env bash
# Writes requirements.lock anew from pyproject.toml: every package that set-up installs, with its hashes.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=$(mktemp -d)
python3 -m venv "$tool" && "$tool/bin/pip" install -q uv
"$tool/bin/uv" pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
    --no-emit-index-url --no-annotate --group dev pyproject.toml -o requirements.lock
rm -rf "$tool"
