// Title: Bodies of short names
// Answers: Beside which bodies' full names do articles use these short ones?
// Parameters:
//   ids: strings -- names
// Columns:
//   short -- the short name
//   full -- the body's name, folded
//   articles -- how many articles use both for one
UNWIND $ids AS id
MATCH (o:Name {id: id})<-[r:CALLED {rule: 'short name of a body'}]-(n:Name)
RETURN o.id AS short, n.id AS full, r.articles AS articles
