// Title: An actor and its surroundings
// Answers: Whom does this actor accuse, contradict and support, and who does so in turn?
//   First tell Browser which actor:
//   :param actor => 'ana vidal'
// Parameters:
//   actor: string -- id, name or alias, in lower case
// Columns:
//   path -- an edge from or to the actor
MATCH (a:Actor)
WHERE a.id = $actor OR a.search CONTAINS '\n' + $actor + '\n'
MATCH path = (a)-[e:ACCUSES|CONTRADICTS|SUPPORTS]-(:Actor)
WHERE e.certainty >= 0.3
RETURN path
ORDER BY e.weight DESC, e.id
LIMIT 200
