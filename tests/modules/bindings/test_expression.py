from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import cdktf
import pytest

from modules.bindings.expression import (
    Expression,
    ForEach,
    ListExpression,
    MapExpression,
    NumberExpression,
    base64decode,
    jsonencode,
    number,
    reference,
    resolved,
)

if TYPE_CHECKING:
    from pathlib import Path

GROUP = reference("dev", "azurerm_resource_group.group.name")
NAME = f"${{{GROUP}}}"


def shown(value: Any) -> Any:
    """The value with each reference as `<stack>address`."""
    return resolved(value, lambda stack, address: f"<{stack}>{address}")


@pytest.mark.parametrize(
    "address",
    [
        "azurerm_subnet.network_private-endpoints.id",
        "data.azurerm_client_config.deployer.tenant_id",
        "azurerm_kubernetes_cluster.aks.kube_config[0].host",
        "azurerm_private_endpoint.lake.private_dns_zone_configs[0].record_sets[2].ttl",
        "azurerm_resource_group.group.*.name",
    ],
)
def test_reference_is_found_wherever_it_was_put(address: str) -> None:
    text = f"${{{reference('dev-lake', address)}}}"
    found = f"${{<dev-lake>{address}}}"
    assert shown({"a": [f"https://{text}/x.{text}."]}) == {"a": [f"https://{found}/x.{found}."]}
    assert shown(json.dumps({"a": text})) == json.dumps({"a": found})
    assert shown(f"${{tolist({text[2:-1]})}}") == f"${{tolist({found[2:-1]})}}"


@pytest.mark.parametrize("text", ["ops@telco.example", "@@identity", "a @@ b.c.d", "x@@y", "${path.module}"])
def test_text_that_is_no_reference_stays(text: str) -> None:
    assert shown(text) == text


def test_values_that_are_no_text_stay() -> None:
    assert shown({"a": [1, True, None, 2.5]}) == {"a": [1, True, None, 2.5]}


@pytest.mark.parametrize("use", [len, list, bool, lambda value: value[0], lambda value: "a" in value])
@pytest.mark.parametrize("kind", [ListExpression, MapExpression])
def test_what_terraform_alone_knows_cannot_be_looked_into(kind: type[Expression], use: Any) -> None:
    with pytest.raises(TypeError, match=r"\$\{a.b.c\} is known to Terraform alone"):
        use(kind("a.b.c"))


def test_truth_of_a_boolean_or_a_number_is_terraforms_to_know() -> None:
    for value in (Expression("a.b.c"), NumberExpression("a.b.c")):
        with pytest.raises(TypeError, match="let a setting decide"):
            assert value


@pytest.mark.parametrize(
    "use", [lambda n: n + 1, lambda n: 2 * n, lambda n: n / 2, lambda n: n < 1, lambda n: max(n, 1), int, round, abs]
)
def test_there_is_no_reckoning_with_a_number_that_terraform_alone_knows(use: Any) -> None:
    with pytest.raises(TypeError, match="known to Terraform alone"):
        use(NumberExpression("a.b.c"))


def test_number_is_text_inside_text() -> None:
    assert f"{number(NAME)} of {NumberExpression('a.b.c'):.2f}" == f"{NAME} of ${{a.b.c}}"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["a", "b"], '${toset(["a", "b"])}'),
        ({"a": "b"}, '${{"a" = "b"}}'),
        (ListExpression("a.b.c"), "${a.b.c}"),
    ],
)
def test_for_each_is_a_set_or_a_map(items: Any, expected: str) -> None:
    assert str(ForEach(items)) == expected


@pytest.fixture(scope="module")
def of_cdktf(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What cdktf's own functions write."""
    out: Path = tmp_path_factory.mktemp("out")
    app = cdktf.App(outdir=str(out))
    stack = cdktf.TerraformStack(app, "dev")
    name = cdktf.Token.as_string(cdktf.TerraformVariable(stack, "name", type="string").string_value)
    values = {
        "decoded": cdktf.Fn.base64decode(name),
        "decoded_text": cdktf.Fn.base64decode("YQ=="),
        "encoded": cdktf.Fn.jsonencode(_values(name)),
    }
    stack.add_override("locals", values)
    app.synth()
    found: dict[str, str] = json.loads((out / "stacks/dev/cdk.tf.json").read_text(encoding="utf-8"))["locals"]
    return found


def _values(name: str) -> dict[str, Any]:
    return {"whole": name, "part": f"https://{name}/x", "list": [1, 2.5, True, "text"], "empty": {}, "lines": "a\nb"}


def test_functions_are_written_as_cdktf_writes_them(of_cdktf: dict[str, str]) -> None:
    assert {
        "decoded": base64decode("${var.name}"),
        "decoded_text": base64decode("YQ=="),
        "encoded": jsonencode(_values("${var.name}")),
    } == of_cdktf


def test_quotes_and_backslashes_stay_inside_their_text() -> None:
    assert jsonencode({"a": 'say "\\x"', "b": "%{if}"}) == '${jsonencode({"a" = "say \\"\\\\x\\"", "b" = "%%{if}"})}'


def test_braces_inside_an_expression_inside_text_are_refused() -> None:
    with pytest.raises(ValueError, match="is not understood here"):
        jsonencode({"a": f"x {jsonencode({'b': NAME})}"})
