"""Tells secrets that are written out: by what they are called, by how they are built, and by how random they look."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

__all__ = ["has_reference", "is_sensitive_name", "leak"]

_NAME = re.compile(
    r"(?:^|_)(?:pass|password|passwd|pwd|passphrase|secret|token|sas|sas_url|sas_uri|api_?key|private_key|connection_string"
    r"|(?:access|account|shared|storage|master|admin|function|host|subscription|instrumentation)_key"
    r"|(?:primary|secondary)_(?:access_|shared_|master_)?key)(?:_wo|_base64|_plaintext)?$"
)
# Hadoop's options bear the account that they are for: `fs.azure.account.key.<account>.dfs.core.windows.net`.
_ACCOUNT = re.compile(r"_[a-z0-9]+_(?:blob|dfs)_core_windows_net$")
# A reference to a Terraform attribute, or to a secret of a Databricks scope.
_REFERENCE = re.compile(r"(?<!\$)\$\{[^}]*\}|\{\{\s*secrets/[^}]+\}\}")
_BUILT = {
    "a private key": re.compile(r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----"),
    "a storage account's key": re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}=="),
    "a shared access key": re.compile(r"(?:Shared)?(?:Access|Account)Key=[A-Za-z0-9+/]{16,}", re.IGNORECASE),
    "a shared access signature": re.compile(r"[?&]?\bsig=[A-Za-z0-9%+/]{20,}"),
    "a client secret of Entra": re.compile(r"(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])"),
    "a token of Databricks": re.compile(r"\bdapi[0-9a-f]{32}\b"),
    "a token of GitHub": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,})"),
    "a token of GitLab": re.compile(r"\bglpat-[\w-]{20,}"),
    "a token of Slack": re.compile(r"\bxox[abeoprs]-[\w-]{10,}"),
    "a token of Hugging Face": re.compile(r"\bhf_[A-Za-z0-9]{30,}"),
    "a key of OpenAI": re.compile(r"\bsk-(?:[a-z]+-)?[A-Za-z0-9_-]{32,}"),
    "an access key of AWS": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a JSON web token": re.compile(r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}"),
    "a password in an address": re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@]+:[^\s/:@]+@"),
    "a password in a text": re.compile(
        r"\b(?:password|passwd|pwd)[\"']?[ \t]*[=:][ \t]*[\"']?(?!(?:true|false|null|none)\b)[^\s\"',;&]{4,}",
        re.IGNORECASE,
    ),
}
_PUBLIC = re.compile(r"\bssh-(?:rsa|ed25519) \S+|-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----")
_RANDOM = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_CLASSES = (str.islower, str.isupper, str.isdigit)
# The share of neighbours of different classes, a word's first capital aside: half in base64, a fifth in CamelCase.
_LEAST_CHANGES = 0.3
_LEAST_BITS = 3.8


def is_sensitive_name(name: str) -> bool:
    """Whether an argument, an environment variable or a parameter of this name holds a secret."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "_", name).lower()
    # Helm charts call the name of a secret that is there already `existingSecret`.
    return bool(_NAME.search(_ACCOUNT.sub("", words))) and not words.endswith("existing_secret")


def has_reference(text: str) -> bool:
    """Whether the text takes something from elsewhere: an attribute, or a secret of a scope."""
    return bool(_REFERENCE.search(text))


def leak(text: str) -> str | None:
    """What secret a text holds, whatever it is called; None where it holds none. References are left out of it."""
    # A reference is blanked, not cut: what stands on its two sides is no one word.
    literal = _PUBLIC.sub(" ", _REFERENCE.sub(" ", text))
    for kind, pattern in _BUILT.items():
        if pattern.search(literal):
            return kind
    if any(_is_random(found) for found in _RANDOM.findall(literal)):
        return "something that looks random"
    return None


def _is_random(text: str) -> bool:
    body = text.rstrip("=")
    if not all(any(map(each, body)) for each in _CLASSES):
        return False
    changes = sum(
        _class(one) != _class(other) and not (one.isupper() and other.islower()) for one, other in pairwise(body)
    )
    return changes / (len(body) - 1) >= _LEAST_CHANGES and _bits(body) >= _LEAST_BITS


def _class(character: str) -> int:
    return next((number for number, each in enumerate(_CLASSES) if each(character)), len(_CLASSES))


def _bits(text: str) -> float:
    """Shannon's entropy per character."""
    return -sum(count / len(text) * math.log2(count / len(text)) for count in Counter(text).values())
