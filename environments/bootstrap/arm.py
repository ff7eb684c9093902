"""Azure Resource Manager over REST, as much of it as a handful of PUTs needs.

A PUT says how a resource shall be, so it may be repeated. Its answer is final, or names where to ask until it is
(learn.microsoft.com/azure/azure-resource-manager/management/async-operations).
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from environments.local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from email.message import Message

__all__ = ["ENDPOINT", "Arm", "ArmError", "Json"]

ENDPOINT = "https://management.azure.com"

Json = dict[str, Any]

_ACCEPTED = 202
_UNAUTHORIZED = 401
_FORBIDDEN = 403
_NOT_FOUND = 404
_PASSING = frozenset({429, 500, 502, 503, 504})
_ATTEMPTS = 5
_LONGEST_SECONDS = 600.0
_EVERY_SECONDS = 2.0
_REQUEST_SECONDS = 60.0


class ArmError(LocalError):
    """Azure refused; `code` is its own word for why."""

    def __init__(self, message: str, *, code: str = "") -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class _Answer:
    status: int
    headers: Message[str, str]
    body: Json

    def seconds(self, default: float) -> float:
        """How long Azure asks to wait."""
        asked = self.headers.get("Retry-After", "")
        return float(asked) if asked.isdigit() else default


class _NoRedirect(HTTPRedirectHandler):
    # A redirect would carry the token to wherever it leads; Resource Manager never redirects.
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


class Arm:
    """A client of one subscription's Resource Manager; `token` gives a bearer token for it whenever one is needed."""

    def __init__(self, *, token: Callable[[], str], endpoint: str = ENDPOINT) -> None:
        self._token = token
        self._endpoint = endpoint
        self._opener = build_opener(_NoRedirect)

    def get(self, path: str, *, api_version: str, query: Mapping[str, str] | None = None) -> Json | None:
        """The resource at `path`; None where there is none.

        Raises:
            ArmError: Azure refuses to tell, or can't be reached.
        """
        answer = self._send("GET", self._url(path, api_version, query))
        return None if answer.status == _NOT_FOUND else answer.body

    def put(self, path: str, body: Json, *, api_version: str) -> None:
        """Make the resource at `path` as `body` says, and wait until it is.

        Raises:
            ArmError: Azure refuses, fails, or doesn't finish within ten minutes.
        """
        answer = self._send("PUT", self._url(path, api_version), body)
        if answer.status == _NOT_FOUND:
            raise _refusal(path, answer)
        self._finish(path, answer)

    def _finish(self, path: str, answer: _Answer) -> None:
        deadline = time.monotonic() + _LONGEST_SECONDS
        operation, location = answer.headers.get("Azure-AsyncOperation"), answer.headers.get("Location")
        while operation or answer.status == _ACCEPTED:
            if time.monotonic() > deadline:
                raise ArmError(f"{path}: not finished after {_LONGEST_SECONDS:.0f} s; run the same command again")
            time.sleep(answer.seconds(_EVERY_SECONDS))
            where = operation or answer.headers.get("Location") or location
            if not where:
                raise ArmError(f"{path}: accepted, but Azure names no place to ask whether it is done")
            answer = self._send("GET", where)
            state = str(answer.body.get("status", "")) if operation else ""
            if state == "Succeeded":
                return
            if state in {"Failed", "Canceled"} or answer.status == _NOT_FOUND:
                raise _refusal(path, answer)

    def _url(self, path: str, api_version: str, query: Mapping[str, str] | None = None) -> str:
        return f"{self._endpoint}{path}?{urlencode({'api-version': api_version, **(query or {})})}"

    def _send(self, method: str, url: str, body: Json | None = None) -> _Answer:
        if urlsplit(url)[:2] != urlsplit(self._endpoint)[:2]:
            raise ArmError(f"{url}: not at {self._endpoint}; no token is sent there")
        for attempt in range(1, _ATTEMPTS + 1):
            answer = self._once(method, url, body)
            if answer.status not in _PASSING:
                break
            if attempt < _ATTEMPTS:
                time.sleep(answer.seconds(_EVERY_SECONDS**attempt))
        if answer.status >= 400 and answer.status != _NOT_FOUND:  # noqa: PLR2004 - where HTTP's errors begin
            raise _refusal(urlsplit(url).path, answer)
        return answer

    def _once(self, method: str, url: str, body: Json | None) -> _Answer:
        request = Request(  # noqa: S310 - the endpoint's scheme, checked above
            url,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self._token()}", "Content-Type": "application/json"},
        )
        try:
            with self._opener.open(request, timeout=_REQUEST_SECONDS) as response:
                return _Answer(status=response.status, headers=response.headers, body=_json(response.read()))
        except HTTPError as error:
            with error:
                return _Answer(status=error.code, headers=error.headers, body=_json(error.read()))
        except (HTTPException, OSError) as error:
            reason = getattr(error, "reason", error)
            host = urlsplit(url).netloc
            raise ArmError(f"{host} can't be reached: {reason}; check the network, HTTPS_PROXY and try again") from None


def _json(content: bytes) -> Json:
    try:
        found = json.loads(content or b"{}")
    except ValueError:
        return {"error": {"message": content[:200].decode(errors="replace")}}
    return found if isinstance(found, dict) else {"value": found}


def _refusal(path: str, answer: _Answer) -> ArmError:
    error = answer.body.get("error")
    told = error if isinstance(error, dict) else answer.body
    code, message = str(told.get("code", "")), str(told.get("message", "")) or f"HTTP {answer.status}"
    remedy = _REMEDIES.get(code) or _BY_STATUS.get(answer.status, "")
    why = " ".join(filter(None, (message.rstrip("."), f"({code})" if code else "")))
    return ArmError(f"{path}: {why}; {remedy}" if remedy else f"{path}: {why}", code=code)


_LOG_IN = "log in anew: az login"
_REMEDIES = {
    "StorageAccountAlreadyTaken": "choose another state.storage_account_name in the environment's settings",
    "StorageAccountAlreadyExists": "choose another state.storage_account_name in the environment's settings",
    "MissingSubscriptionRegistration": "register it once: az provider register --namespace Microsoft.Storage --wait",
    "SubscriptionNotFound": "check azure.subscription_id and ARM_SUBSCRIPTION_ID, and that you may read it",
    "InvalidSubscriptionId": "check azure.subscription_id and ARM_SUBSCRIPTION_ID",
    "ExpiredAuthenticationToken": _LOG_IN,
    "InvalidAuthenticationTokenTenant": "you are logged in to another tenant: az login --tenant …",
    "ScopeLocked": "a lock forbids it; whoever owns the lock has to lift it first",
}
_BY_STATUS = {
    _UNAUTHORIZED: _LOG_IN,
    _FORBIDDEN: "whoever bootstraps needs Owner on the subscription, or Contributor and User Access Administrator",
}
