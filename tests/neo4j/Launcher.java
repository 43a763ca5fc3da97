// Starts a Neo4j server in this process and prints its addresses, one a line:
//   BOLT bolt://127.0.0.1:PORT
//   HTTP http://127.0.0.1:PORT/
// It ends when its standard input does, so that it never outlives the tests.
//
//   java -cp 'lib/*' Launcher.java FOLDER

import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

public class Launcher {
    public static void main(String[] arguments) throws Exception {
        SocketAddress anyPort = new SocketAddress("127.0.0.1", 0);
        try (Neo4j server = Neo4jBuilders.newInProcessBuilder(Path.of(arguments[0]))
                .withConfig(BoltConnector.enabled, true)
                .withConfig(BoltConnector.listen_address, anyPort)
                .withConfig(HttpConnector.enabled, true)
                .withConfig(HttpConnector.listen_address, anyPort)
                .withConfig(GraphDatabaseSettings.auth_enabled, arguments.length > 1)
                .build()) {
            System.out.println("BOLT " + server.boltURI());
            System.out.println("HTTP " + server.httpURI());
            System.out.println("READY");
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is asked of it but to wait.
            }
        }
    }
}
