package pacs.archive.sidefile;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Takes the folder of side files for whoever reads or makes them. */
@Dependent
class CacheFolder {

    @Produces
    @Singleton
    SideFolder open(SideFileConfig config) throws IOException {
        return new SideFolder(
                config.folder().toAbsolutePath().normalize(), config.space().asLongValue());
    }
}
