"""For each notebook: how many pairs of students who wrote alone are listed, and how many disguised copies are found."""

from __future__ import annotations

from autograder.similarity.pairs import Work, likenesses

from .classes import complete, course, disguised, forced, honest

DEALS = 8


def main() -> None:
    print(f"{'notebook':<26}{'honest pairs':>13}{'listed':>8}{'copies':>8}{'found':>7}")
    for name, assignment in course().items():
        pairs = listed = copies = found = 0
        for deal in range(DEALS):
            works = [Work.of(one) for one in honest(assignment, deal)]
            pairs += len(works) * (len(works) - 1) // 2
            listed += len(likenesses(assignment, works, forced()))
        for original in complete(assignment, 0):
            works = [Work.of(one) for one in [*honest(assignment, 0), disguised(original, "copy")]]
            likely = likenesses(assignment, works, forced())
            copies += 1
            found += any(set(pair.students) == {original.student, "copy"} for pair in likely)
        print(f"{name:<26}{pairs:>13,}{listed:>8}{copies:>8}{found:>7}")


if __name__ == "__main__":
    main()
