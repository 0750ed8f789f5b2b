import type { SlackPerson, SlackState } from '../worlds/slack-world.ts';

const escapeSigns = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * What a command's `text` holds when the manifest says should_escape: signs as entities, people, channels and links in
 * Slack's brackets. Private channels come without their name.
 */
export function escapeCommandText(state: SlackState, teamId: string, text: string): string {
  return escapeSigns(text)
    .replaceAll(/(?<=^|\s)https?:\/\/\S+/g, (url) => `<${url}>`)
    .replaceAll(/(?<=^|\s)@([\w.-]+)/g, (whole, name: string) => {
      const person = byName(state.people.values(), name);
      return person === undefined ? whole : `<@${person.id}|${person.name}>`;
    })
    .replaceAll(/(?<=^|\s)#([\w-]+)/g, (whole, name: string) => {
      const channel = [...state.channels.values()].find((one) => one.name === name && one.teamId === teamId);
      if (channel === undefined) return whole;
      return channel.kind === 'public' ? `<#${channel.id}|${channel.name}>` : `<#${channel.id}>`;
    });
}

const byName = (people: Iterable<SlackPerson>, name: string) =>
  [...people].find((person) => person.name === name);
