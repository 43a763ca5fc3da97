"""Settings: where they come from, what is refused, and that no secret is shown."""

import dataclasses

import pytest

from graphsvc.config import Settings, env_name, load_settings
from graphsvc.errors import ParameterError


def test_defaults_need_nothing():
    assert load_settings({}) == Settings()


def test_the_environment_goes_before_the_file_and_the_file_before_the_defaults(tmp_path):
    file = tmp_path / "graphsvc.toml"
    file.write_text('store = "from-file"\nport = 1234\nmin_certainty = 1\n')
    settings = load_settings({"GRAPHSVC_STORE": "from-environment"}, file)
    assert settings.store == "from-environment"
    assert settings.port == 1234
    assert settings.min_certainty == 1.0
    assert load_settings({"GRAPHSVC_CONFIG": str(file)}).store == "from-file"


def test_options_go_before_all_and_none_leaves_a_setting():
    assert Settings(port=1).replace(port=None, host="x") == Settings(port=1, host="x")


def test_variables_of_others_are_left_alone():
    assert load_settings({"GRAPHSVC_SERVICE_HOST": "10.0.0.1", "HOME": "/"}) == Settings()


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"GRAPHSVC_PORT": "tcp://10.0.0.1"}, "GRAPHSVC_PORT: 'tcp://10.0.0.1' is not a whole"),
        ({"GRAPHSVC_PORT": ""}, "GRAPHSVC_PORT: '' is not a whole number"),
        ({"GRAPHSVC_PORT": "70000"}, "port: 70000 is above 65535"),
        ({"GRAPHSVC_MIN_CERTAINTY": "nan"}, "min_certainty: nan is below 0.0"),
        ({"GRAPHSVC_MIN_CERTAINTY": "high"}, "GRAPHSVC_MIN_CERTAINTY: 'high' is not a number"),
        ({"GRAPHSVC_LANGUAGE": "fr"}, "language: 'fr' is not one of en"),
        ({"GRAPHSVC_ATTRIBUTION": "magic"}, "is not one of auto, model, rules, both"),
        ({"GRAPHSVC_PAGE_SIZE": "600"}, "page_size: is above max_page_size (500)"),
        ({"GRAPHSVC_PROCESSES": "0"}, "processes: 0 is below 1"),
    ],
)
def test_wrong_values_are_named(environ, message):
    with pytest.raises(ParameterError) as caught:
        load_settings(environ)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stroe = 'x'", "stroe: is no setting; docs/settings.md lists them"),
        ("port = '80'", "port: '80' is not a whole number"),
        ("port = true", "port: True is not a whole number"),
        ("store = 5", "store: 5 is not a text"),
        ("port =", "is not TOML"),
        ("store = '\udce9'", "is not UTF-8"),
    ],
)
def test_wrong_files_are_named(tmp_path, text, message):
    file = tmp_path / "graphsvc.toml"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ParameterError) as caught:
        load_settings({}, file)
    assert str(file) in str(caught.value)
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ParameterError, match="cannot be read"):
        load_settings({"GRAPHSVC_CONFIG": str(tmp_path / "none.toml")})


def test_no_secret_is_shown():
    assert "hush" not in repr(Settings(neo4j_password="hush"))


@pytest.mark.parametrize("field", dataclasses.fields(Settings), ids=lambda field: field.name)
def test_every_setting_says_unit_and_reason_and_is_read_from_its_variable(field):
    assert field.metadata["unit"]
    assert field.metadata["reason"]
    settings = load_settings({env_name(field.name): str(field.default)})
    assert getattr(settings, field.name) == field.default
