package io.ganglion.engine.objective;

/**
 * Chunks that each are one member's: member m of n computes chunks m, m + n, m + 2n, … and adds each once all earlier
 * ones have been added.
 */
final class ChunksInTurn {
  private final Team team;
  private final ChunkMembers members;
  private final ChunkLosses losses;
  private final GradientSum sum;
  private final Turns turns = new Turns();
  private final Team.Task lossTask = this::lossesOf;
  private final Team.Task gradientTask = this::gradientsOf;
  /** How many the tasks are about. */
  private int chunks;

  ChunksInTurn(Team team, ChunkMembers members, ChunkLosses losses, GradientSum sum) {
    this.team = team;
    this.members = members;
    this.losses = losses;
    this.sum = sum;
  }

  /** Computes the losses of the first {@code chunks}, with all members if that is worth it. */
  void losses(int chunks, boolean together) {
    if (together && chunks > 1) {
      this.chunks = chunks;
      team.run(lossTask);
    } else {
      for (int chunk = 0; chunk < chunks; chunk++) {
        losses.put(chunk, members.leader().forward(chunk));
      }
    }
  }

  private void lossesOf(int member) {
    ChunkMember own = members.of(member);
    for (int chunk = member; chunk < chunks; chunk += team.size()) {
      losses.put(chunk, own.forward(chunk));
    }
  }

  /** Computes and adds the gradients of the first {@code chunks}, with all members if that is worth it. */
  void gradients(int chunks, boolean together) {
    if (together && chunks > 1) {
      this.chunks = chunks;
      turns.begin();
      team.run(gradientTask);
    } else {
      for (int chunk = 0; chunk < chunks; chunk++) {
        compute(members.leader(), chunk);
        sum.add(chunk, members.leader());
      }
    }
  }

  private void gradientsOf(int member) {
    try {
      ChunkMember own = members.of(member);
      for (int chunk = member; chunk < chunks; chunk += team.size()) {
        compute(own, chunk);
        if (!turns.await(chunk)) {
          return;
        }
        sum.add(chunk, own);
        turns.end(chunk);
      }
    } catch (Throwable e) { // or others would wait for this member's turn
      turns.giveUp();
      throw e;
    }
  }

  private void compute(ChunkMember member, int chunk) {
    losses.put(chunk, member.backward(chunk));
    member.pass().gradient(sum.target(chunk, member));
  }
}
