// Title: Actor
// Answers: Who is this, and how often does the actor speak, accuse, contradict and support?
// Parameters:
//   id: string -- the actor
// Columns:
//   id -- the actor
//   name -- what a reader is shown
//   kind -- person, organisation, state, group or unnamed
//   aliases -- other names
//   articles -- how many articles mention the actor
//   assertions -- how many assertions the actor made
//   accuses -- how many edges of this type go out
//   accused_by -- how many come in
//   contradicts -- as accuses
//   contradicted_by -- as accused_by
//   supports -- as accuses
//   supported_by -- as accused_by
MATCH (a:Actor {id: $id})
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.aliases AS aliases,
       COUNT { MATCH (a)<-[:MENTIONS]-(:Article) } AS articles,
       COUNT { MATCH (a)-[:MADE]->(:Assertion) } AS assertions,
       COUNT { MATCH (a)-[:ACCUSES]->(:Actor) } AS accuses,
       COUNT { MATCH (a)<-[:ACCUSES]-(:Actor) } AS accused_by,
       COUNT { MATCH (a)-[:CONTRADICTS]->(:Actor) } AS contradicts,
       COUNT { MATCH (a)<-[:CONTRADICTS]-(:Actor) } AS contradicted_by,
       COUNT { MATCH (a)-[:SUPPORTS]->(:Actor) } AS supports,
       COUNT { MATCH (a)<-[:SUPPORTS]-(:Actor) } AS supported_by
