"""Roman numbers, by which terms and congresses are counted."""

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMANS = {
    str(tens * 10 + ones): "X" * tens + roman
    for tens in range(3)
    for ones, roman in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if tens or ones
}


def is_roman(token: str) -> bool:
    """Whether the token is a number in Roman letters, in upper case."""
    return bool(token) and all(letter in _DIGITS for letter in token)


def roman_value(token: str) -> int | None:
    """ "XII" as 12; None where the token is no such number."""
    if not is_roman(token):
        return None
    digits = [_DIGITS[letter] for letter in token]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < after else digit for digit, after in pairs)


def in_roman(number: str) -> str:
    """ "12" as "XII"; other numbers as they are."""
    return _ROMANS.get(number, number)
