package io.ganglion.engine.objective;

/** Loops over the parameters, cut into a slice for each member of a team where there are many of them. */
final class MemberSlices {
  /** Parameters that stay in the first-level cache from one loop over them to the next. */
  static final int BLOCK = 1024;
  /** From this many parameters on, handing over costs less than it saves in a loop over them. */
  private static final int MANY = 16_384;

  private final Team team;
  private final int dimension;

  /** @param dimension how many parameters there are */
  MemberSlices(Team team, int dimension) {
    this.team = team;
    this.dimension = dimension;
  }

  /** What a member does with the parameters [from, to). */
  @FunctionalInterface
  interface Work {
    void run(int member, int from, int to);
  }

  /** Whether there are enough parameters that looking at them one block at a time is worth it. */
  boolean areMany() {
    return dimension >= MANY;
  }

  /** Whether there is a slice for each member, rather than one for all. */
  boolean areShared() {
    return team.size() > 1 && areMany();
  }

  int members() {
    return areShared() ? team.size() : 1;
  }

  /** Runs {@code work} for all parameters. */
  void run(Work work) {
    if (areShared()) {
      team.run(member -> slice(member, work));
    } else {
      work.run(0, 0, dimension);
    }
  }

  /** Lets {@code parts} use all of {@code sum}. */
  void use(double[] sum, ExampleSums.Parts parts) {
    if (areShared()) {
      team.run(member -> slice(member, (m, from, to) -> parts.use(m, sum, from, to)));
    } else {
      parts.use(0, sum, 0, dimension);
    }
  }

  /** A slice begins with a block. */
  private void slice(int member, Work work) {
    int blocks = (dimension + BLOCK - 1) / BLOCK;
    int from = (int) ((long) blocks * member / team.size()) * BLOCK;
    int to = Math.min((int) ((long) blocks * (member + 1) / team.size()) * BLOCK, dimension);
    if (from < to) {
      work.run(member, from, to);
    }
  }
}
