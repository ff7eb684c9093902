from __future__ import annotations

import ast
import dataclasses

import pytest

from modules.bindings.generate.render import file_name, render
from modules.bindings.generate.schema import Base, Definition, read_definition
from tests.modules.bindings.generate.acme import ACME, assembly


@pytest.fixture(scope="module")
def lake() -> Definition:
    return read_definition(assembly(), "Resource", "acme_lake")


def test_render_says_where_the_module_comes_from(lake: Definition) -> None:
    docstring = ast.get_docstring(ast.parse(render(lake, ACME)))
    assert docstring
    assert docstring.startswith("`acme_lake` of acme/acme 1.2.3.")
    assert "Generated from acme-bindings==9.8.7 by `make bindings`" in docstring


def test_render_makes_arguments_keyword_only_and_gives_optional_ones_a_default(lake: Definition) -> None:
    source = render(lake, ACME)
    assert (
        "        /,\n        *,\n        name: str,\n        access_mode: bool | Expression | None = None,\n" in source
    )


def test_render_puts_an_underscore_after_names_that_python_or_the_base_class_has_taken(lake: Definition) -> None:
    source = render(lake, ACME)
    assert "        from_: str | None = None,\n" in source
    assert "    fqn_ = StringAttribute()\n" in source


def test_render_imports_what_the_module_uses_and_no_other_type() -> None:
    source = render(read_definition(assembly(), "DataSource", "acme_me"), ACME)
    imported = {node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
    assert imported == {
        "__future__",
        "collections.abc",
        "typing",
        "modules.bindings.attributes",
        "modules.bindings.cdk",
        "modules.bindings.expression",
        "modules.bindings.resource",
    }


def test_render_pins_the_provider() -> None:
    source = render(read_definition(assembly(), "Provider", "acme"), ACME)
    assert 'SOURCE: ClassVar[str] = "acme/acme"' in source
    assert 'VERSION: ClassVar[str] = "1.2.3"' in source
    assert "        alias: str | None = None,\n" in source


@pytest.mark.parametrize(
    ("base", "terraform_type", "expected"),
    [
        ("Resource", "acme_lake", "lake.py"),
        ("DataSource", "acme_lake", "data_lake.py"),
        ("Provider", "acme", "provider.py"),
        ("Resource", "acme_provider", "provider_.py"),
        ("Resource", "acme_import", "import_.py"),
    ],
)
def test_file_name_is_the_type_without_its_provider(
    lake: Definition, base: Base, terraform_type: str, expected: str
) -> None:
    assert file_name(dataclasses.replace(lake, base=base, terraform_type=terraform_type)) == expected
