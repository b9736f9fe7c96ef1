package io.ganglion.engine.objective;

import java.util.function.Supplier;

/** What the members of a team take chunks through a network with. */
final class ChunkMembers {
  private final Supplier<ChunkMember> maker;
  private final ChunkMember[] members;

  ChunkMembers(int size, Supplier<ChunkMember> maker) {
    this.maker = maker;
    this.members = new ChunkMember[size];
  }

  ChunkMember of(int member) {
    ChunkMember known = members[member];
    return known == null ? make(member) : known;
  }

  /** The first member's. */
  ChunkMember leader() {
    return of(0);
  }

  /** Made by the member itself, so that its memory is near its core. */
  private ChunkMember make(int member) {
    ChunkMember made = maker.get();
    members[member] = made;
    return made;
  }
}
