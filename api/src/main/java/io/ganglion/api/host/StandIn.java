package io.ganglion.api.host;

/** What stands before a plug-in, and passes calls on to it. */
public interface StandIn {
  /** What the calls are passed on to. */
  Object plugin();

  /** The plug-in itself, behind everything that stands before it. */
  static Object behind(Object plugin) {
    Object behind = plugin;
    while (behind instanceof StandIn standIn) {
      behind = standIn.plugin();
    }
    return behind;
  }
}
