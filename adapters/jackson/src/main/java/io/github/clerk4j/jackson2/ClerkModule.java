package io.github.clerk4j.jackson2;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clerk4j.model.Json;

/**
 * A module for Jackson 2.15 or later that writes and reads models, open enums and webhook events as
 * Clerk's own JSON. Private metadata is left out, also of nested models.
 *
 * <p>{@link ObjectMapper#findAndRegisterModules()} finds it. Naming strategies, inclusion, date
 * formats and unknown properties are settings for other types and do not apply to models.
 * Thread-safe.
 *
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder().addModule(new ClerkModule()).build();
 * }</pre>
 */
public final class ClerkModule extends Module {
  private static final String WITH_PRIVATE_DATA = ClerkModule.class.getName() + ".withPrivateData";

  private final boolean privateData;

  /** Creates the module that leaves out private metadata. */
  public ClerkModule() {
    this(false);
  }

  private ClerkModule(boolean privateData) {
    this.privateData = privateData;
  }

  /**
   * Returns a module that writes private metadata too, such as for a cache in the back end. It
   * takes precedence over a module that was found.
   */
  public static ClerkModule withPrivateData() {
    return new ClerkModule(true);
  }

  @Override
  public String getModuleName() {
    return "clerk4j";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public Object getTypeId() {
    return privateData ? WITH_PRIVATE_DATA : super.getTypeId();
  }

  @Override
  public void setupModule(SetupContext context) {
    Object owner = context.getOwner();
    if (!privateData
        && owner instanceof ObjectMapper mapper
        && mapper.getRegisteredModuleIds().contains(WITH_PRIVATE_DATA)) {
      return;
    }
    JsonText text = new JsonText(privateData ? Json::write : Json::writeWithoutPrivateData);
    context.addSerializers(new ClerkSerializers(text));
    context.addDeserializers(new ClerkDeserializers(text));
    context.addKeyDeserializers(ClerkDeserializers::key);
  }
}
