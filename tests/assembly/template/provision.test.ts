import { expect, test } from 'vitest';
import { Template } from './cloud-assembly.ts';
import { type Make, provision, type Resource } from './provision.ts';

test('what one resource says of another is worked out, in any order and across stacks', async () => {
  const made = await provisioned({
    Data: {
      Resources: { TableDB37F6E0: { Type: 'Known' } },
      Outputs: { Shared: { Value: { 'Fn::GetAtt': ['TableDB37F6E0', 'Arn'] }, Export: { Name: 'Data:Table' } } },
    },
    Pipeline: {
      Resources: {
        First: {
          Type: 'Known',
          Properties: {
            ref: { Ref: 'Second' },
            joined: { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'Data:Table' }, '/index/due']] },
            substituted: {
              'Fn::Sub': [place('Second'), place('Second.Arn'), place('AWS::Region'), place('!Literal')].join(':'),
            },
            given: { 'Fn::Sub': [`${place('who')} in ${place('AWS::AccountId')}`, { who: { Ref: 'Second' } }] },
            selected: { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] },
            list: [{ Ref: 'AWS::NoValue' }, 1],
            left: { out: { Ref: 'AWS::NoValue' }, in: true },
          },
        },
        Second: { Type: 'Known' },
      },
    },
  });

  expect(made['First']).toEqual({
    ref: 'ref of Second',
    joined: 'arn of Table/index/due',
    substituted: `ref of Second:arn of Second:eu-west-2:${place('Literal')}`,
    given: 'ref of Second in 000000000000',
    selected: 'b',
    list: [1],
    left: { in: true },
  });
});

test.each([
  ['a type', { Thing: { Type: 'AWS::S3::Bucket' } }, 'Stack/Thing: resources of type AWS::S3::Bucket are not known'],
  ['a function', { Thing: known({ 'Fn::If': ['A', 1, 2] }) }, 'the function Fn::If of CloudFormation is not known'],
  ['a variable', { Thing: known({ Ref: 'AWS::NotificationARNs' }) }, 'AWS::NotificationARNs is not known'],
  ['an attribute', { Thing: known({ 'Fn::GetAtt': ['Other', 'Name'] }), Other: known(1) }, 'attribute Name of Other'],
  ['a resource', { Thing: known({ Ref: 'Nobody' }) }, 'there is no such resource'],
  ['an export', { Thing: known({ 'Fn::ImportValue': 'Elsewhere' }) }, '0 stacks export Elsewhere'],
  ['keys beside a function', { Thing: known({ Ref: 'Other', and: 1 }), Other: known(1) }, 'beside other keys'],
  ['an element', { Thing: known({ 'Fn::Select': [1, ['only']] }) }, 'asks for number 1 of 1'],
])('%s that is not known stops everything', async (_what, Resources, message) => {
  await expect(provisioned({ Stack: { Resources } })).rejects.toThrow(message);
});

test('two resources that would have one name are told apart by nobody', async () => {
  const Resources = { QueueDB37F6E0: { Type: 'Known' }, Queue12345678: { Type: 'Known' } };

  await expect(provisioned({ Stack: { Resources } })).rejects.toThrow('there are two of Known Queue');
});

const place = (name: string) => `\${${name}}`;

function known(value: unknown) {
  return { Type: 'Known', Properties: { value } };
}

type Templates = Record<string, { Resources: Record<string, object>; Outputs?: Record<string, object> }>;

async function provisioned(templates: Templates): Promise<Record<string, Resource['properties']>> {
  const made: Record<string, Resource['properties']> = {};
  const make: Make = ({ name, properties }) => {
    made[name] = properties;
    return { ref: `ref of ${name}`, attributes: { Arn: `arn of ${name}` } };
  };
  const stacks = Object.entries(templates).map(([name, template]) => ({
    ...{ name, region: 'eu-west-2', assets: new Map(), template: Template.parse(template) },
  }));
  await provision(stacks, { Known: make }, { id: '000000000000', region: 'eu-west-2' });
  return made;
}
