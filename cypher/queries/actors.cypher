// Title: Actors
// Answers: Who is in the graph, by name?
// Parameters:
//   q: string = "" -- a part of a name or alias, in lower case; "" for all
//   kind: string = "" -- person, organisation, state, group or unnamed; "" for all
//   after_id: string = "" -- only actors after this id
//   limit: integer = 50 -- the most rows
// Columns:
//   id -- the actor
//   name -- what a reader is shown
//   kind -- person, organisation, state, group or unnamed
//   aliases -- other names
// Key: id
MATCH (a:Actor)
WHERE ($q = '' OR a.search CONTAINS $q) AND ($kind = '' OR a.kind = $kind) AND a.id > $after_id
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.aliases AS aliases
ORDER BY id
LIMIT $limit
