package pacs.platform.audit.http;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;
import pacs.platform.audit.Audited;

/** What the resource methods say of themselves. */
@Singleton
class AuditedMethods {

    private record Method(Class<?> resource, String name, int parameters) {}

    private final Map<Method, Optional<Audited>> known = new ConcurrentHashMap<>();

    /** @param resource null when no method serves the path */
    Optional<Audited> of(@Nullable SimpleResourceInfo resource) {
        if (resource == null || resource.getResourceClass() == null || resource.getMethodName() == null) {
            return Optional.empty();
        }
        Class<?>[] types = resource.parameterTypes();
        return known.computeIfAbsent(
                new Method(resource.getResourceClass(), resource.getMethodName(), Arrays.hashCode(types)),
                method -> find(method.resource(), method.name(), types));
    }

    private static Optional<Audited> find(Class<?> resource, String name, Class<?>... types) {
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            try {
                Audited own = type.getDeclaredMethod(name, types).getAnnotation(Audited.class);
                return Optional.ofNullable(own != null ? own : type.getAnnotation(Audited.class));
            } catch (NoSuchMethodException _) {
                // a subclass that the container made
            }
        }
        return Optional.empty();
    }
}
