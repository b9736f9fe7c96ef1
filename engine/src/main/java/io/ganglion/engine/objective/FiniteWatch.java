package io.ganglion.engine.objective;

import io.ganglion.engine.kernel.Kernels;

/** Checks numbers for finiteness while a team works on them, each member for itself. */
final class FiniteWatch {
  private final Member[] members;

  FiniteWatch(int size) {
    this.members = new Member[size];
  }

  /** From now on, everything checked was finite until something is not. */
  void begin() {
    for (Member member : members) {
      if (member != null) {
        member.finite = true;
        member.gradientIsFinite = true;
      }
    }
  }

  /** Checks {@code numbers[from, to)}. */
  void check(int member, double[] numbers, int from, int to) {
    Member own = member(member);
    own.finite &= own.kernels.areFinite(numbers, from, to - from);
  }

  /** Whether everything checked since {@link #begin} was finite. */
  boolean wereFinite() {
    for (Member member : members) {
      if (member != null && !member.finite) {
        return false;
      }
    }
    return true;
  }

  /** Says that something was checked elsewhere, and is not finite. */
  void note(int member) {
    member(member).finite = false;
  }

  /** Says that a part of a gradient is not finite; apart from what {@link #check} checks. */
  void noteGradient(int member) {
    member(member).gradientIsFinite = false;
  }

  /** Whether {@link #noteGradient} was called. */
  boolean hasNotedGradient() {
    for (Member member : members) {
      if (member != null && !member.gradientIsFinite) {
        return true;
      }
    }
    return false;
  }

  Kernels kernels(int member) {
    return member(member).kernels;
  }

  private Member member(int member) {
    Member known = members[member];
    return known == null ? make(member) : known;
  }

  private Member make(int member) {
    Member made = new Member();
    members[member] = made;
    return made;
  }

  /** One member's. */
  private static final class Member {
    final Kernels kernels = Kernels.best();
    boolean finite = true;
    boolean gradientIsFinite = true;
  }
}
