package acme;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;

class SwishTest implements ActivationContract {
  @Override public Activation activation() { return new Swish(); }
}
