"""What every contract does with its promises: try one, tell all that are broken, become a test class.

Enters: a contract that draws examples for each of its promises and judges them. Leaves: nothing where a promise is
kept, an ``AssertionError`` with the smallest example where it is not. Refused: promises that a contract does not make.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.strategies.phrases import forms

__all__ = ["Promising", "surroundings"]


class Promising:
    """A contract: ``sentences`` says what is promised, ``_PROMISE`` judges an example, ``drawn_for`` draws them."""

    sentences: ClassVar[Mapping[str, str]]
    examples: int

    @property
    def made(self) -> tuple[str, ...]:
        """The promises that are tried, in order."""
        raise NotImplementedError

    def drawn_for(self, promise: str) -> st.SearchStrategy[Any]:
        """The examples on which a promise is tried."""
        raise NotImplementedError

    def refuse_unless_made(self, promise: str) -> None:
        """Nothing, for a promise that this contract makes.

        Raises:
            InvalidArgument: For any other.
        """
        if promise not in self.made:
            raise InvalidArgument(f"promises: {', '.join(self.made)}; not {promise!r}")

    def check(self, promise: str) -> None:
        """Try one promise.

        Raises:
            AssertionError: Where it is broken; the message gives the smallest example found and what was read.
            InvalidArgument: For a promise that this contract does not make.
        """
        self._try(promise, settings())

    def broken(self) -> Iterator[tuple[str, str]]:
        """Every promise that is broken, with the explanation of its smallest example; the same at every call."""
        for promise in self.made:
            try:
                self._try(promise, settings(derandomize=True, database=None))
            except AssertionError as error:
                yield promise, str(error).partition("\n")[0]

    def _try(self, promise: str, searching: settings) -> None:
        self.refuse_unless_made(promise)
        judge: Callable[[Any], str | None] = getattr(self, f"_{promise}")

        @settings(
            searching,
            max_examples=self.examples,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
            print_blob=False,
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],  # explaining takes longer than finding
        )
        @given(self.drawn_for(promise))
        def kept(example: Any) -> None:
            problem = judge(example)
            assert problem is None, f"{promise}: {problem}"  # noqa: S101 - what pytest explains

        kept()

    def suite(self) -> type:
        """A test class for pytest or unittest-style runners, one test a promise."""

        def test(promise: str) -> Callable[[Any], None]:
            def method(_: Any) -> None:
                self.check(promise)

            method.__doc__ = f"The parser {self.sentences[promise]}."
            return method

        return type("TestContract", (), {f"test_{promise}": test(promise) for promise in self.made})


def surroundings() -> st.SearchStrategy[tuple[str, str]]:
    """Sentences that state nothing, before and after a text."""
    fillers = st.sampled_from(forms("en")["fillers"]["plain"])
    before = st.just("") | fillers.map(lambda text: f"{text} ") | fillers.map(lambda text: f"{text}\n\n")
    after = st.just("") | fillers.map(lambda text: f" {text}")
    return st.tuples(before, after)
