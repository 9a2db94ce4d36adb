package toktrail.pricing.catalogue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import toktrail.environment.Environment;
import toktrail.error.UserException;

/**
 * Through which proxy an address is reached: that of {@code https_proxy} or {@code http_proxy} unless {@code no_proxy}
 * names the host, else that of the Java platform ({@code -Dhttps.proxyHost}, {@code -Djava.net.useSystemProxies}). This
 * very machine is reached without one.
 */
final class ProxyChoice extends ProxySelector {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String SYSTEM_PROXIES = "java.net.useSystemProxies";
    private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Environment environment;
    private final Optional<ProxySelector> platform;

    private ProxyChoice(Environment environment, Optional<ProxySelector> platform) {
        this.environment = environment;
        this.platform = platform;
    }

    static ProxyChoice of(Environment environment) {
        if (environment.host().windows() && System.getProperty(SYSTEM_PROXIES) == null) {
            // Read once, when the platform's selector is first asked for; there the system's settings are the rule.
            System.setProperty(SYSTEM_PROXIES, "true");
        }
        return new ProxyChoice(environment, Optional.ofNullable(ProxySelector.getDefault()));
    }

    static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Proxy> select(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (isThisMachine(host)) {
            return NONE;
        }
        Optional<String> named = variable(address.getScheme().toLowerCase(Locale.ROOT) + "_proxy");
        if (named.isEmpty()) {
            return platform.map(selector -> selector.select(address)).orElse(NONE);
        }
        return variable("no_proxy").filter(list -> excludes(list, host)).isPresent() ? NONE
                : List.of(proxy(named.get()));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // There is no other proxy to try; the request fails and says so.
    }

    private Optional<String> variable(String name) {
        return environment.variable(name).or(() -> environment.variable(name.toUpperCase(Locale.ROOT)));
    }

    /** Whether a list such as {@code localhost,.corp.example} holds the host or a domain above it. */
    private static boolean excludes(String list, String host) {
        for (String item : list.toLowerCase(Locale.ROOT).split(",")) {
            String name = item.strip();
            String domain = name.startsWith(".") ? name : "." + name;
            if (name.equals("*") || !name.isEmpty() && ("." + host).endsWith(domain)) {
                return true;
            }
        }
        return false;
    }

    private static Proxy proxy(String named) {
        try {
            URI address = URI.create(named.contains("://") ? named : "http://" + named);
            if (address.getHost() != null) {
                boolean secure = "https".equals(address.getScheme());
                int port = address.getPort() >= 0 ? address.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
                return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
            }
        } catch (IllegalArgumentException e) {
            throw UserException.failed("The proxy '" + named + "' is no address: " + e.getMessage(), e);
        }
        throw UserException.failed("The proxy '" + named + "' is no address such as http://proxy.example:8080");
    }
}
