package dev.comity.storage.lies;

import dev.comity.storage.Storage;
import dev.comity.storage.StorageContract;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract, run on whichever storage the configuration of the run names. */
@ExtendWith(ContractOfALiar.Naming.class)
class ContractOfALiar extends StorageContract {

  /** The configuration's parameter that names the storage. */
  static final String STORAGE = "storage";

  private final String name;

  ContractOfALiar(String name) {
    this.name = name;
  }

  @Override
  protected Storage emptyStorage() {
    return Lies.storage(name);
  }

  /** Hands the name over. */
  static final class Naming implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == String.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context.getConfigurationParameter(STORAGE).orElseThrow();
    }
  }
}
