export type Permission = { action: string; resource: string };

type Body = Record<string, unknown>;
type Part = { TableName?: string };

const single = new Set(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'DescribeTable', 'DescribeTimeToLive']);
const innerActions = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** What AWS asks of the caller's role for one request; undefined for an operation that functions have no business with. */
export function permissionsOf(
  operation: string,
  body: Body,
  tableArn: (name: string) => string,
): Permission[] | undefined {
  const permission = (action: string, part: Part, index?: unknown): Permission => {
    const table = tableArn(String(part.TableName));
    return { action: `dynamodb:${action}`, resource: index === undefined ? table : `${table}/index/${String(index)}` };
  };
  if (single.has(operation)) return [permission(operation, body)];
  switch (operation) {
    case 'Query':
    case 'Scan':
      return [permission(operation, body, body['IndexName'])];
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.keys((body['RequestItems'] ?? {}) as Body).map((TableName) => permission(operation, { TableName }));
    case 'TransactGetItems':
      return parts(body).map((item) => permission('GetItem', (item['Get'] ?? {}) as Part));
    case 'TransactWriteItems':
      return parts(body).flatMap((item) =>
        Object.entries(innerActions)
          .filter(([kind]) => item[kind] !== undefined)
          .map(([kind, action]) => permission(action, item[kind] as Part)),
      );
    default:
      return undefined;
  }
}

const parts = (body: Body) => (Array.isArray(body['TransactItems']) ? (body['TransactItems'] as Body[]) : []);
