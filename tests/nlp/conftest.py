"""The pipeline, built once: the rules alone, and what the settings take by default."""

import pytest

from graphsvc.config import Settings
from graphsvc.nlp.pipeline import build_pipeline


@pytest.fixture(scope="session")
def rules_nlp():
    """Return the pipeline with attribution by rules alone."""
    return build_pipeline(Settings(attribution="rules"))
