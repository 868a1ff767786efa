"""Which of many things belong together, as pairs of them are found to."""

__all__ = ["Union"]


class Union:
    """Sets of numbers that grow together; the smallest number of each names it.

    >>> union = Union(4)
    >>> union.join(3, 1)
    >>> [union.find(number) for number in range(4)]
    [0, 1, 2, 1]
    """

    def __init__(self, size: int) -> None:
        """Each number from 0 up to ``size`` by itself."""
        self._parent = list(range(size))

    def find(self, number: int) -> int:
        """The number that names the set of one."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, a: int, b: int) -> None:
        """Make the sets of two numbers one."""
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low
