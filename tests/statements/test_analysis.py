"""What is looked up in an analysis is what passing over all of it finds."""

import pytest

from kg import documents, paths, statements
from kg.statements.analysis import Analysis

TEXTS = [pytest.param(path, id=path.stem) for path in documents.find([paths.data() / "documents"])]


@pytest.fixture(params=TEXTS)
def analysis(request: pytest.FixtureRequest) -> Analysis:
    """Return one of our own documents, analysed."""
    return statements.analyse(documents.read(request.param))


def test_sentences_of_a_line(analysis: Analysis) -> None:
    """A line has the sentences that name it as theirs, and its namings are theirs in order."""
    for line in analysis.lines:
        expected = tuple(each for each in analysis.sentences if each.line == line.index)
        assert analysis.on(line.index) == expected
        assert analysis.named_on(line.index) == [each for one in expected for each in analysis.of(one)]
    assert analysis.on(len(analysis.lines)) == ()


def test_line_at_a_position(analysis: Analysis) -> None:
    """Each letter of a line is found to stand on it, and what stands between two lines on none."""
    on_lines = {at: line for line in analysis.lines for at in range(line.start, line.end)}
    for at in range(len(analysis.document.text)):
        assert analysis.line_at(at) == on_lines.get(at)


def test_morphemes_by_place(analysis: Analysis) -> None:
    """A sentence's morphemes are found where they begin, the first of those that begin together, and where they end."""
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            first = next(each for each in sentence.tokens if each.start == token.start)
            assert sentence.starts[token.start] is first
        assert sentence.ends == {token.end for token in sentence.tokens}
